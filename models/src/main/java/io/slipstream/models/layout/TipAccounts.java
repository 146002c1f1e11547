package io.slipstream.models.layout;

import java.util.List;

/** Wallets that are paid to let a transaction land, on mainnet. */
public final class TipAccounts {
    /** Source: Jito's published tip accounts. */
    public static final List<String> JITO =
            List.of(
                    "96gYZGLnJYVFmbjzopPSU6QiEV5fGqZNyN9nmNhvrZU5",
                    "HFqU5x63VTqvQss8hp11i4wVV8bD44PvwucfZ2bU7gRe",
                    "Cw8CFyM9FkoMi7K7Crf6HNQqf4uEMzpKw6QNghXLvLkY",
                    "ADaUMid9yfUytqMBgopwjb2DTLSokTSzL1zt6iGPaS49",
                    "DfXygSm4jCyNCybVYYK6DwvWqjKee8pbDmJGcLWNDXjh",
                    "ADuUkR4vqLUMWXxW9gh6D6L8pMSawimctcNZ5pGwDcEt",
                    "DttWaMuVvTiduZRnguLF7jNxTgiMBZ1hyAumKUiL2KRL",
                    "3AVi9Tg9Uo68tJfuvoKvqKNWKkC5wPdSSdeBnizKZ6jT");

    private TipAccounts() {}
}
