package io.slipstream.models.chat;

/**
 * A file that goes with a message.
 *
 * @param name with its ending; a picture ends in {@code .png}
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record ChatFile(String name, byte[] content) {

    public boolean isPicture() {
        return name.endsWith(".png");
    }
}
