package io.slipstream.connectors.jupiter;

import io.slipstream.connectors.solana.rpc.ChainAccount;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.MalformedLayoutException;
import io.slipstream.models.layout.Programs;
import org.jspecify.annotations.Nullable;

/**
 * Whether those who made a mint can stop its holders from selling. What a simulation shows holds
 * only for now: a freeze or a new transfer fee comes after the buy, so the power to do it is what
 * counts.
 *
 * <p>Source: SPL Token's mint of 82 bytes (freeze authority as a u32 flag at 46 and a key), and
 * Token-2022's extensions behind byte 166: u16 type, u16 length, value.
 */
public final class MintSafety {
    private static final int MINT = 82;
    private static final int FREEZE_AUTHORITY = 46;
    private static final int EXTENSIONS = 166;

    private static final int TRANSFER_FEE_CONFIG = 1;
    private static final int MINT_CLOSE_AUTHORITY = 3;
    private static final int CONFIDENTIAL_TRANSFER = 4;
    private static final int DEFAULT_ACCOUNT_STATE = 6;
    private static final int INTEREST_BEARING = 10;
    private static final int METADATA_POINTER = 18;
    private static final int METADATA = 19;
    private static final int GROUP_POINTER = 20;
    private static final int GROUP = 21;
    private static final int GROUP_MEMBER_POINTER = 22;
    private static final int GROUP_MEMBER = 23;

    private static final int INITIALIZED = 1;

    private MintSafety() {}

    /** What is wrong with it; null if holders can sell whatever its makers do. */
    public static @Nullable String danger(ChainAccount mint) {
        boolean extended = mint.owner().equals(Programs.TOKEN_2022);
        if (!extended && !mint.owner().equals(Programs.TOKEN)) {
            return "no token program owns it";
        }
        try {
            ByteReader in = new ByteReader(mint.data());
            in.skip(FREEZE_AUTHORITY);
            if (in.u32() != 0) {
                return "it has a freeze authority";
            }
            return extended && mint.data().length > MINT ? extension(mint.data()) : null;
        } catch (MalformedLayoutException | IndexOutOfBoundsException e) {
            return "it is no mint";
        }
    }

    private static @Nullable String extension(byte[] data) {
        ByteReader in = new ByteReader(data, EXTENSIONS, data.length - EXTENSIONS);
        while (in.has(4)) {
            int type = in.u16();
            byte[] value = in.bytes(in.u16());
            if (type == 0) {
                return null;
            }
            String danger = danger(type, value);
            if (danger != null) {
                return danger;
            }
        }
        return null;
    }

    /** An extension that is not known may be anything. */
    private static @Nullable String danger(int type, byte[] value) {
        return switch (type) {
            case TRANSFER_FEE_CONFIG -> transferFee(new ByteReader(value));
            case DEFAULT_ACCOUNT_STATE ->
                    value.length == 1 && value[0] == INITIALIZED
                            ? null
                            : "its accounts begin frozen";
            case MINT_CLOSE_AUTHORITY,
                    CONFIDENTIAL_TRANSFER,
                    INTEREST_BEARING,
                    METADATA_POINTER,
                    METADATA,
                    GROUP_POINTER,
                    GROUP,
                    GROUP_MEMBER_POINTER,
                    GROUP_MEMBER ->
                    null;
            default -> "its extension " + type + " may stop transfers";
        };
    }

    /** Authority, withdraw authority, u64 withheld, then twice: u64 epoch, u64 maximum, u16 bps. */
    private static @Nullable String transferFee(ByteReader in) {
        String authority = in.key();
        if (!authority.equals(Programs.SYSTEM)) {
            return "its transfer fee can be changed";
        }
        in.skip(32 + 8 + 16);
        int older = in.u16();
        in.skip(16);
        return older == 0 && in.u16() == 0 ? null : "it takes a transfer fee";
    }
}
