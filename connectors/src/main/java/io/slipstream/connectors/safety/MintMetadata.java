package io.slipstream.connectors.safety;

import io.slipstream.connectors.solana.rpc.ChainAccount;
import io.slipstream.models.layout.ByteReader;
import io.slipstream.models.layout.MalformedLayoutException;
import io.slipstream.models.layout.Programs;
import io.slipstream.models.unit.Base58;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.p2p.solanaj.core.PublicKey;

/**
 * Whether name, symbol and picture of a mint can be changed.
 *
 * <p>Source: Metaplex's token metadata program, account {@code ["metadata", program, mint]}: u8 key
 * (4), update authority, mint, name, symbol and uri as Borsh strings, u16 fee, optional creators
 * (u32 count of 34 bytes each), bool primary sale happened, bool is mutable. Token-2022's
 * extensions behind byte 166: 18 the metadata pointer (authority, address), 19 the metadata (update
 * authority, …); an authority of zeros is none.
 */
final class MintMetadata {
    private static final PublicKey PROGRAM = new PublicKey(Programs.METADATA);
    private static final int METADATA_V1 = 4;
    private static final int CREATOR = 34;
    private static final int EXTENSIONS = 166;
    private static final int POINTER = 18;
    private static final int OWN = 19;

    private MintMetadata() {}

    /** Where the program keeps a mint's metadata; null if that is no mint. */
    static @Nullable String address(String mint) {
        if (!Base58.isAddress(mint)) {
            return null;
        }
        return PublicKey.findProgramAddress(
                        List.of(
                                "metadata".getBytes(StandardCharsets.US_ASCII),
                                Base58.decode(Programs.METADATA),
                                Base58.decode(mint)),
                        PROGRAM)
                .getAddress()
                .toBase58();
    }

    /**
     * Null is unknown. Without an account only the mint authority can make one, which is as good as
     * changing it.
     *
     * @param account the mint's
     * @param metadata at {@link #address}; null if there is none
     * @throws MalformedLayoutException if it is no mint
     */
    static @Nullable Boolean isMutable(
            String mint, ChainAccount account, @Nullable ChainAccount metadata) {
        Boolean own = account.owner().equals(Programs.TOKEN_2022) ? ofExtensions(account) : null;
        if (Boolean.TRUE.equals(own)) {
            return true;
        }
        if (metadata != null) {
            return ofProgram(mint, metadata);
        }
        return own != null
                ? own
                : pointsElsewhere(mint, account)
                        ? null
                        : (Boolean) (new ByteReader(account.data()).u32() != 0);
    }

    private static @Nullable Boolean ofProgram(String mint, ChainAccount metadata) {
        if (!metadata.owner().equals(Programs.METADATA)) {
            return null;
        }
        try {
            ByteReader in = new ByteReader(metadata.data());
            if (in.u8() != METADATA_V1) {
                return null;
            }
            in.skip(32);
            if (!in.key().equals(mint)) {
                return null;
            }
            for (int i = 0; i < 3; i++) {
                in.skip(Math.toIntExact(in.u32()));
            }
            in.skip(2);
            if (in.bool()) {
                in.skip(Math.toIntExact(Math.multiplyExact(in.u32(), CREATOR)));
            }
            in.skip(1);
            return in.bool();
        } catch (MalformedLayoutException | ArithmeticException e) {
            return null;
        }
    }

    /** Null if there is no metadata in the mint itself. */
    private static @Nullable Boolean ofExtensions(ChainAccount account) {
        byte[] pointer = extension(account, POINTER);
        byte[] own = extension(account, OWN);
        boolean canPointElsewhere = pointer != null && hasAuthority(pointer);
        if (canPointElsewhere) {
            return true;
        }
        return own == null ? null : (Boolean) hasAuthority(own);
    }

    private static boolean pointsElsewhere(String mint, ChainAccount account) {
        byte[] pointer = extension(account, POINTER);
        if (pointer == null) {
            return false;
        }
        ByteReader in = new ByteReader(pointer);
        in.skip(32);
        String address = in.key();
        return !address.equals(Programs.SYSTEM)
                && !address.equals(mint)
                && !address.equals(address(mint));
    }

    private static boolean hasAuthority(byte[] extension) {
        return !new ByteReader(extension).key().equals(Programs.SYSTEM);
    }

    private static byte @Nullable [] extension(ChainAccount account, int wanted) {
        byte[] data = account.data();
        if (!account.owner().equals(Programs.TOKEN_2022) || data.length <= EXTENSIONS) {
            return null;
        }
        ByteReader in = new ByteReader(data, EXTENSIONS, data.length - EXTENSIONS);
        while (in.has(4)) {
            int type = in.u16();
            byte[] value = in.bytes(in.u16());
            if (type == wanted) {
                return value;
            }
            if (type == 0) {
                return null;
            }
        }
        return null;
    }
}
