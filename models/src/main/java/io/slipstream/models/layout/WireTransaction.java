package io.slipstream.models.layout;

import io.slipstream.models.unit.Base58;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A transaction as it goes over the wire: the signatures in the order of the message's keys, then
 * the message. A signature that is not there yet is 64 zeros. Immutable; the message's bytes stay
 * as they were read, since they are what is signed.
 */
public final class WireTransaction {
    /** What fits in one packet. */
    public static final int MOST_BYTES = 1232;

    private static final int SIGNATURE = 64;

    private final List<byte[]> signatures;
    private final byte[] messageBytes;
    private final ChainMessage message;

    private WireTransaction(List<byte[]> signatures, byte[] messageBytes, ChainMessage message) {
        this.signatures = signatures;
        this.messageBytes = messageBytes;
        this.message = message;
    }

    /**
     * @throws MalformedLayoutException if no node would accept the bytes
     */
    public static WireTransaction read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new MalformedLayoutException(
                    "expected at most " + MOST_BYTES + " bytes, was " + bytes.length);
        }
        ByteReader in = new ByteReader(bytes);
        List<byte[]> signatures = new ArrayList<>();
        for (int left = CompactU16.read(in); left > 0; left--) {
            signatures.add(in.bytes(SIGNATURE));
        }
        byte[] messageBytes = in.bytes(in.remaining());
        ChainMessage message = ChainMessage.read(messageBytes);
        if (signatures.size() != message.signers()) {
            throw new MalformedLayoutException(
                    "expected " + message.signers() + " signatures, was " + signatures.size());
        }
        return new WireTransaction(signatures, messageBytes, message);
    }

    public static WireTransaction unsigned(ChainMessage message) {
        List<byte[]> signatures = new ArrayList<>();
        for (int i = 0; i < message.signers(); i++) {
            signatures.add(new byte[SIGNATURE]);
        }
        return new WireTransaction(signatures, message.toBytes(), message);
    }

    public ChainMessage message() {
        return message;
    }

    /** What signers sign. */
    public byte[] messageBytes() {
        return messageBytes.clone();
    }

    /**
     * The same with one more signature, whatever place its signer has.
     *
     * @param key the signer's address, base58
     * @throws IllegalArgumentException if the message does not ask for this signer, or the
     *     signature has not 64 bytes
     */
    public WireTransaction signedBy(String key, byte[] signature) {
        int place = message.keys().indexOf(key);
        if (place < 0 || place >= message.signers() || signature.length != SIGNATURE) {
            throw new IllegalArgumentException(
                    "expected 64 bytes by one of the signers, was "
                            + signature.length
                            + " by "
                            + key);
        }
        List<byte[]> signed = new ArrayList<>(signatures);
        signed.set(place, signature.clone());
        return new WireTransaction(signed, messageBytes, message);
    }

    /** True if no signature is missing; whether they are valid only a verifier can say. */
    public boolean isSigned() {
        return signatures.stream().noneMatch(one -> Arrays.equals(one, new byte[SIGNATURE]));
    }

    /** The first signature in base58: the transaction's id. */
    public String signature() {
        return Base58.encode(signatures.get(0));
    }

    public byte[] toBytes() {
        ByteWriter out = new ByteWriter();
        CompactU16.write(out, signatures.size());
        signatures.forEach(out::raw);
        return out.raw(messageBytes).toBytes();
    }
}
