package io.slipstream.models.unit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Derived ids: the first 128 bits of SHA-256 over the parts, as 32 hex digits. The same parts give
 * the same id for ever.
 */
public final class Ids {
    private static final HexFormat HEX = HexFormat.of();

    /** To look a digest up and make it costs as much as a short hash. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Ids::sha256);

    private Ids() {}

    /** hash(signature, trader, inputMint, outputMint, user). */
    public static String copySignal(
            String signature, String trader, String inputMint, String outputMint, long userId) {
        return hash("copy", signature, trader, inputMint, outputMint, Long.toString(userId));
    }

    /** hash(mint, pool, age step, user). */
    public static String snipeSignal(String mint, String pool, int ageStep, long userId) {
        return hash("snipe", mint, pool, Integer.toString(ageStep), Long.toString(userId));
    }

    /** hash(mint, pool, age step): one row of features that was scored. */
    public static String scoredRow(String mint, String pool, int ageStep) {
        return hash("scored-row", mint, pool, Integer.toString(ageStep));
    }

    /** hash(lot, trigger, level, attempt). */
    public static String exitSignal(String lotId, String trigger, int level, int attempt) {
        return hash("exit", lotId, trigger, Integer.toString(level), Integer.toString(attempt));
    }

    /** hash(command id): Telegram's update_id. */
    public static String command(long commandId) {
        return hash("command", Long.toString(commandId));
    }

    /** hash(mint, pool, look, strategy). */
    public static String recommendation(String mint, String pool, int look, String strategy) {
        return hash("recommendation", mint, pool, Integer.toString(look), strategy);
    }

    /** hash(mint, pool, look, user): a recommendation that is bought for him. */
    public static String automated(String mint, String pool, int look, long userId) {
        return hash("automated", mint, pool, Integer.toString(look), Long.toString(userId));
    }

    /** hash(mint, pool, look, user): a recommendation that he is offered. */
    public static String offer(String mint, String pool, int look, long userId) {
        return hash("offer", mint, pool, Integer.toString(look), Long.toString(userId));
    }

    /** hash(offer): an offer leads to one signal at most. */
    public static String takenOffer(String offerId) {
        return hash("taken-offer", offerId);
    }

    /** hash(signalId). */
    public static String order(String signalId) {
        return hash("order", signalId);
    }

    /** hash(orderId): an order opens at most one lot. */
    public static String lot(String orderId) {
        return hash("lot", orderId);
    }

    /** hash(user, request): the request is unique for the user. */
    public static String withdrawal(long userId, String request) {
        return hash("withdrawal", Long.toString(userId), request);
    }

    /** hash(user, command): the export of a private key. */
    public static String walletExport(long userId, long commandId) {
        return hash("wallet-export", Long.toString(userId), Long.toString(commandId));
    }

    /** hash(withdrawal, code): what is kept of the code that confirms it. */
    public static String withdrawalCode(String withdrawalId, String code) {
        return hash("withdrawal-code", withdrawalId, code);
    }

    private static String hash(String... parts) {
        MessageDigest digest = SHA_256.get();
        digest.reset();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HEX.formatHex(digest.digest(), 0, 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected a JDK with SHA-256", e);
        }
    }
}
