package io.slipstream.connectors.social;

import java.io.IOException;
import java.util.function.Consumer;

/** A place where people speak. Used by one thread. */
public interface PostSource {

    String name();

    /**
     * Listens until there is trouble; never returns otherwise. What was heard before is not told
     * again, as far as the source allows.
     *
     * @param heard takes each post, and hears of every sign of life
     * @throws SourceRefusedException if the source says no, with how long it wants to be left alone
     * @throws IOException if it cannot be reached or understood
     */
    void listen(Listener heard) throws IOException, InterruptedException;

    /** Who is told. */
    interface Listener extends Consumer<SocialPost> {
        /** The source answered, if only that there is nothing new. */
        void alive();
    }
}
