package io.slipstream.connectors.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.solana.rpc.ChainAccount;
import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.layout.Programs;
import org.junit.jupiter.api.Test;

class MintMetadataTest {
    private static final String MINT = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v";
    private static final String OTHER = "DUtsqGrsaYnF15vVMmSB2QzQr2Ri9ZkjFdqPHSzepump";

    @Test
    void addressIsTheOneThatExplorersShow() {
        assertThat(MintMetadata.address(MINT))
                .isEqualTo("5x38Kp4hvdomTCnCrAny4UtMUt5rQBdB6px2K1Ui45Wq");
        assertThat(MintMetadata.address("no mint")).isNull();
    }

    @Test
    void flagOfTheProgramsAccountCounts() {
        assertThat(mutable(plain(0), metadata(MINT, 1, true))).isTrue();
        assertThat(mutable(plain(1), metadata(MINT, 0, false))).isFalse();
    }

    @Test
    void withoutAnAccountWhoeverCanMintCanMakeOne() {
        assertThat(mutable(plain(1), null)).isTrue();
        assertThat(mutable(plain(0), null)).isFalse();
    }

    @Test
    void accountThatIsNotItsMetadataSaysNothing() {
        assertThat(mutable(plain(0), metadata(OTHER, 0, false))).isNull();
        assertThat(mutable(plain(0), new ChainAccount(Programs.TOKEN, 1, new byte[9]))).isNull();
        ChainAccount cut = new ChainAccount(Programs.METADATA, 1, new byte[] {4, 1});
        assertThat(mutable(plain(0), cut)).isNull();
        byte[] endless = new ByteWriter().u8(4).key(OTHER).key(MINT).u32(0xFFFF_FFFFL).toBytes();
        assertThat(mutable(plain(0), new ChainAccount(Programs.METADATA, 1, endless))).isNull();
    }

    @Test
    void metadataInTheMintItselfHasAnAuthorityOrNone() {
        assertThat(mutable(extended(Programs.SYSTEM, MINT, Programs.SYSTEM), null)).isFalse();
        assertThat(mutable(extended(Programs.SYSTEM, MINT, OTHER), null)).isTrue();
        assertThat(mutable(extended(OTHER, MINT, Programs.SYSTEM), null)).isTrue();
    }

    @Test
    void metadataThatStandsElsewhereIsUnknown() {
        assertThat(mutable(extended(Programs.SYSTEM, OTHER, null), null)).isNull();
    }

    private static Boolean mutable(ChainAccount mint, ChainAccount metadata) {
        return MintMetadata.isMutable(MINT, mint, metadata);
    }

    private static ChainAccount plain(int mintAuthority) {
        return new ChainAccount(Programs.TOKEN, 1, base(mintAuthority));
    }

    private static byte[] base(int mintAuthority) {
        return new ByteWriter().u32(mintAuthority).raw(new byte[78]).toBytes();
    }

    private static ChainAccount metadata(String mint, int creators, boolean isMutable) {
        ByteWriter out =
                new ByteWriter()
                        .u8(4)
                        .key(OTHER)
                        .key(mint)
                        .u32(3)
                        .raw(new byte[3])
                        .u32(0)
                        .u32(1)
                        .raw(new byte[1])
                        .u16(0)
                        .u8(creators > 0 ? 1 : 0);
        if (creators > 0) {
            out.u32(creators).raw(new byte[34 * creators]);
        }
        return new ChainAccount(
                Programs.METADATA, 1, out.u8(1).u8(isMutable ? 1 : 0).u8(0).toBytes());
    }

    private static ChainAccount extended(String pointerAuthority, String pointer, String own) {
        ByteWriter out =
                new ByteWriter()
                        .raw(base(0))
                        .raw(new byte[83])
                        .u8(1)
                        .u16(18)
                        .u16(64)
                        .key(pointerAuthority)
                        .key(pointer);
        if (own != null) {
            out.u16(19).u16(64).key(own).key(MINT);
        }
        return new ChainAccount(Programs.TOKEN_2022, 1, out.toBytes());
    }
}
