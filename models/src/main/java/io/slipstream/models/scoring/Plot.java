package io.slipstream.models.scoring;

import java.util.Locale;

/** A plot of the unit square, as SVG that stands in a page. */
final class Plot {
    private static final int SIZE = 300;
    private static final int LEFT = 46;
    private static final int BOTTOM = 40;
    private static final int TOP = 30;
    private static final int RIGHT = 14;

    private final StringBuilder svg = new StringBuilder();
    private final double most;
    private int series;

    /**
     * @param most end of both axes
     */
    Plot(String title, String xAxis, String yAxis, double most) {
        this.most = most;
        int width = LEFT + SIZE + RIGHT;
        int height = TOP + SIZE + BOTTOM;
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s\">"
                        .formatted(width, height, width, height, title));
        text(LEFT, 18, "start", "title", title);
        for (int i = 0; i <= 4; i++) {
            double v = most * i / 4;
            line("grid", x(v), y(0), x(v), y(most));
            line("grid", x(0), y(v), x(most), y(v));
            text(x(v), TOP + SIZE + 16, "middle", "tick", tick(v));
            text(LEFT - 6, y(v) + 4, "end", "tick", tick(v));
        }
        text(LEFT + SIZE / 2.0, TOP + SIZE + 34, "middle", "axis", xAxis);
        svg.append(
                "<text class=\"axis\" text-anchor=\"middle\" transform=\"translate(12 %d) rotate(-90)\">%s</text>"
                        .formatted(TOP + SIZE / 2, yAxis));
    }

    /** The diagonal. */
    Plot diagonal() {
        line("base", x(0), y(0), x(most), y(most));
        return this;
    }

    /** A level line. */
    Plot level(double value) {
        line("base", x(0), y(value), x(most), y(value));
        return this;
    }

    /** A line, named in the legend that the page has. */
    Plot curve(Curve curve, boolean dots) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < curve.x().length; i++) {
            points.append(at(x(curve.x()[i]))).append(',').append(at(y(curve.y()[i]))).append(' ');
        }
        svg.append("<polyline class=\"s%d\" points=\"%s\"/>".formatted(series, points));
        for (int i = 0; dots && i < curve.x().length; i++) {
            svg.append(
                    "<circle class=\"d%d\" cx=\"%s\" cy=\"%s\" r=\"3\"/>"
                            .formatted(series, at(x(curve.x()[i])), at(y(curve.y()[i]))));
        }
        series++;
        return this;
    }

    /** The text of the SVG. */
    String svg() {
        return svg + "</svg>";
    }

    private double x(double value) {
        return LEFT + SIZE * Math.min(1, Math.max(0, value / most));
    }

    private double y(double value) {
        return TOP + SIZE * (1 - Math.min(1, Math.max(0, value / most)));
    }

    private void line(String style, double x1, double y1, double x2, double y2) {
        svg.append(
                "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
                        .formatted(style, at(x1), at(y1), at(x2), at(y2)));
    }

    private void text(double x, double y, String anchor, String style, String text) {
        svg.append(
                "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
                        .formatted(style, at(x), at(y), anchor, text));
    }

    private static String at(double pixel) {
        return String.format(Locale.ROOT, "%.1f", pixel);
    }

    private String tick(double value) {
        return String.format(Locale.ROOT, most < 0.4 ? "%.3f" : "%.2f", value);
    }
}
