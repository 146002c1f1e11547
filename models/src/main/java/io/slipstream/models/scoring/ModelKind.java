package io.slipstream.models.scoring;

/** What a bundle scores with. */
public enum ModelKind {
    NETWORK("network"),
    TREES("boosted trees");

    private final String title;

    ModelKind(String title) {
        this.title = title;
    }

    /** As cards and figures name it. */
    public String title() {
        return title;
    }
}
