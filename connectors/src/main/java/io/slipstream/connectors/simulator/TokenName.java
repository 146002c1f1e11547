package io.slipstream.connectors.simulator;

/** What a token calls itself: ASCII. */
record TokenName(String name, String symbol, String uri) {
    private static final String[] FIRST = {
        "Blue", "Turbo", "Lazy", "Giga", "Moon", "Tiny", "Sad", "Golden", "Quantum", "Based",
        "Dizzy", "Royal", "Pixel", "Mega", "Silent", "Hungry", "Cosmic", "Frozen", "Wild", "Lucky"
    };
    private static final String[] SECOND = {
        "Frog", "Cat", "Otter", "Goose", "Robot", "Wizard", "Pickle", "Hamster", "Banana", "Shark",
        "Monk", "Raccoon", "Toast", "Penguin", "Llama", "Turtle", "Ninja", "Duck", "Bear", "Moth"
    };

    static TokenName random(MarketRandom random) {
        String first = FIRST[random.below(FIRST.length)];
        String second = SECOND[random.below(SECOND.length)];
        String symbol =
                (first.substring(0, Math.min(3, first.length())) + second.substring(0, 3))
                        .toUpperCase(java.util.Locale.ROOT);
        String uri = "https://token.example/" + Long.toHexString(random.nextLong()) + ".json";
        return new TokenName(first + " " + second, symbol, uri);
    }
}
