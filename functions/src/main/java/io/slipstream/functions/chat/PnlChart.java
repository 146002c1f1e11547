package io.slipstream.functions.chat;

import io.slipstream.models.chat.ChatFile;
import io.slipstream.models.chat.Result;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Realised profit as a picture: a bar for each day, and the running sum as a line. It bears no
 * letters, since servers often have no fonts; the message around it has the numbers.
 */
final class PnlChart {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 400;
    private static final int MARGIN = 20;
    private static final Color PROFIT = new Color(0x2E9E5B);
    private static final Color LOSS = new Color(0xC8443C);
    private static final Color SUM = new Color(0x2B5EA8);

    private PnlChart() {}

    static ChatFile of(Result result) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        try {
            pen.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, WIDTH, HEIGHT);
            draw(pen, result.byDay());
        } finally {
            pen.dispose();
        }
        return new ChatFile("pnl.png", png(picture));
    }

    private static void draw(Graphics2D pen, List<Result.Day> days) {
        double least = 0;
        double most = 0;
        double sum = 0;
        for (Result.Day day : days) {
            sum += day.realizedLamports();
            least = Math.min(least, Math.min(sum, day.realizedLamports()));
            most = Math.max(most, Math.max(sum, day.realizedLamports()));
        }
        double scale = (HEIGHT - 2.0 * MARGIN) / Math.max(1, most - least);
        int zero = (int) Math.round(MARGIN + most * scale);
        double step = (WIDTH - 2.0 * MARGIN) / Math.max(1, days.size());
        sum = 0;
        int lastX = MARGIN;
        int lastY = zero;
        for (int i = 0; i < days.size(); i++) {
            long realized = days.get(i).realizedLamports();
            int left = (int) Math.round(MARGIN + i * step + step * 0.15);
            int height = (int) Math.round(Math.abs(realized) * scale);
            pen.setColor(realized >= 0 ? PROFIT : LOSS);
            pen.fillRect(left, realized >= 0 ? zero - height : zero, (int) (step * 0.7), height);
            sum += realized;
            int x = (int) Math.round(MARGIN + (i + 0.5) * step);
            int y = (int) Math.round(zero - sum * scale);
            pen.setColor(SUM);
            pen.setStroke(new BasicStroke(3));
            pen.drawLine(lastX, lastY, x, y);
            lastX = x;
            lastY = y;
        }
        pen.setColor(Color.DARK_GRAY);
        pen.setStroke(new BasicStroke(1));
        pen.drawLine(MARGIN, zero, WIDTH - MARGIN, zero);
    }

    private static byte[] png(BufferedImage picture) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("expected to write into memory", e);
        }
    }
}
