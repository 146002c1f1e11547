package io.slipstream.connectors.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipstream.connectors.solana.rpc.ChainAccount;
import io.slipstream.models.layout.ByteWriter;
import io.slipstream.models.layout.Programs;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MintSafetyTest {
    private static final int FROZEN = 2;

    @Test
    void aMintThatNobodyCanFreezeIsSafe() {
        assertThat(MintSafety.danger(mint(Programs.TOKEN, 0))).isNull();
        assertThat(MintSafety.danger(mint(Programs.TOKEN_2022, 0))).isNull();
    }

    @Test
    void aFreezeAuthorityIsADanger() {
        assertThat(MintSafety.danger(mint(Programs.TOKEN, 1))).contains("freeze authority");
    }

    @Test
    void aTransferFeeOrThePowerToSetOneIsADanger() {
        assertThat(danger(1, fee(Programs.MEMO, 0, 0))).contains("can be changed");
        assertThat(danger(1, fee(Programs.SYSTEM, 0, 100))).contains("takes a transfer fee");
        assertThat(danger(1, fee(Programs.SYSTEM, 100, 0))).contains("takes a transfer fee");
        assertThat(danger(1, fee(Programs.SYSTEM, 0, 0))).isNull();
    }

    @Test
    void accountsThatBeginFrozenAreADanger() {
        assertThat(danger(6, new byte[] {FROZEN})).contains("frozen");
        assertThat(danger(6, new byte[] {1})).isNull();
    }

    @Test
    void permanentDelegatesTransferHooksAndTheUnknownAreADanger() {
        for (int type : new int[] {9, 12, 14, 26, 999}) {
            assertThat(danger(type, new byte[64])).as("type " + type).contains("extension " + type);
        }
        assertThat(danger(19, new byte[100])).isNull();
    }

    @Test
    void whatCannotBeReadIsADanger() {
        assertThat(MintSafety.danger(new ChainAccount(Programs.SYSTEM, 1, new byte[82])))
                .isNotNull();
        assertThat(MintSafety.danger(new ChainAccount(Programs.TOKEN, 1, new byte[10])))
                .isNotNull();
        byte[] cut = Arrays.copyOf(extended(1, fee(Programs.SYSTEM, 0, 0)), 200);
        assertThat(MintSafety.danger(new ChainAccount(Programs.TOKEN_2022, 1, cut))).isNotNull();
        assertThat(MintSafety.danger(new ChainAccount(Programs.TOKEN_2022, 1, new byte[90])))
                .isNotNull();
    }

    private static String danger(int type, byte[] value) {
        return MintSafety.danger(new ChainAccount(Programs.TOKEN_2022, 1, extended(type, value)));
    }

    private static byte[] extended(int type, byte[] value) {
        return new ByteWriter()
                .raw(mint(Programs.TOKEN_2022, 0).data())
                .raw(new byte[165 - 82])
                .u8(1)
                .u16(type)
                .u16(value.length)
                .raw(value)
                .toBytes();
    }

    private static byte[] fee(String authority, int older, int newer) {
        return new ByteWriter()
                .key(authority)
                .key(Programs.SYSTEM)
                .u64(0)
                .raw(new byte[16])
                .u16(older)
                .raw(new byte[16])
                .u16(newer)
                .toBytes();
    }

    private static ChainAccount mint(String program, int freezeFlag) {
        byte[] data =
                new ByteWriter().raw(new byte[46]).u32(freezeFlag).raw(new byte[32]).toBytes();
        return new ChainAccount(program, 1, data);
    }
}
