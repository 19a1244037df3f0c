package io.ivory.flow.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds a way from an exit to a card: right angles, rounded, around other cards where there is room, and below both cards
 * where it leads back.
 */
final class Router {

    private static final int RADIUS = 8;
    private static final int CLEARANCE = 20;
    /** How far ways that leave one card stand apart, where it has few of them. */
    private static final int STEP = 7;
    /** What all ways that leave one card take together, so that there is room for those that come in. */
    private static final int SPREAD = 36;
    /** Above a card stand the name of its type and where calls begin. */
    private static final int HEADROOM = 22;
    /** How far above a card a way runs: clear of the words there. */
    private static final int ABOVE = 24;
    /** How far below a card a way runs; between two cards with 40 pixels between them that is clear of both. */
    private static final int BELOW = 14;
    /** Ways at one height move up by at most this. */
    private static final int ASIDE = 11;

    private static final int MAX_CHANNELS = 12;

    /** Cards are looked up by bands of this many pixels, so that a line meets only those near it. */
    private static final int BAND = 256;

    /** How far from both ends a way looks for room, in bands. */
    private static final int BANDS_AROUND = 3;

    private final Map<Integer, List<Card>> rows = new HashMap<>();
    private final Map<Integer, List<Card>> columns = new HashMap<>();
    /** How often a height was taken before: lines on top of each other cannot be told apart. */
    private final Map<Integer, Integer> uses = new HashMap<>();

    Router(Collection<Card> cards) {
        for (Card card : cards) {
            putInto(rows, card, card.y() - ABOVE, card.bottom() + CLEARANCE);
            putInto(columns, card, card.x(), card.right());
        }
    }

    private static void putInto(Map<Integer, List<Card>> bands, Card card, int from, int to) {
        for (int band = Math.floorDiv(from, BAND); band <= Math.floorDiv(to, BAND); band++) {
            bands.computeIfAbsent(band, _ -> new ArrayList<>()).add(card);
        }
    }

    private static List<Card> near(Map<Integer, List<Card>> bands, int pixel) {
        return bands.getOrDefault(Math.floorDiv(pixel, BAND), List.of());
    }

    /**
     * The path as SVG writes it.
     *
     * @param from the card it leaves
     * @param startY the height of the exit
     * @param to the card it leads to
     * @param row which exit of the card it is, so that ways of one card do not hide each other
     */
    String path(Card from, int startY, Card to, int row) {
        int rows = from.size().ports().size();
        int out = from.right() + CLEARANCE + (rows < 2 ? 0 : Math.min(row * STEP, row * SPREAD / (rows - 1)));
        int in = to.x() - CLEARANCE - (row % 4) * STEP;
        int endY = to.y() + CardSize.ENTRY_Y;
        if (startY == endY && to.x() > from.right() && blocked(from.right() + 1, to.x() - 1, startY) == 0) {
            return "M%d %dH%d".formatted(from.right(), startY, to.x());
        }
        if (out < in && blockedDown(out, startY, endY) + blocked(out, in, endY) == 0) {
            return rounded(List.of(
                    new int[] {from.right(), startY}, new int[] {out, startY}, new int[] {out, endY}, new int[] {
                        to.x(), endY
                    }));
        }
        int channel = channels(from, to, startY, endY, Math.min(out, in), Math.max(out, in)).stream()
                .min(Comparator.comparingDouble(y -> cost(out, in, startY, y, endY)))
                .orElse(endY);
        channel -= STEP * (uses.merge(channel, 1, Integer::sum) - 1) % (ASIDE + 1);
        return rounded(List.of(
                new int[] {from.right(), startY},
                new int[] {out, startY},
                new int[] {out, channel},
                new int[] {in, channel},
                new int[] {in, endY},
                new int[] {to.x(), endY}));
    }

    private double cost(int out, int in, int startY, int channel, int endY) {
        int crossed = blocked(Math.min(out, in), Math.max(out, in), channel)
                + blockedDown(out, startY, channel)
                + blockedDown(in, channel, endY);
        return crossed * 2_000.0 + Math.abs(startY - channel) + Math.abs(channel - endY);
    }

    /** Heights at which a way could run: those of both ends, and above or below each card that stands between. */
    private Set<Integer> channels(Card from, Card to, int startY, int endY, int left, int right) {
        var heights = new TreeSet<Integer>();
        heights.add(startY);
        heights.add(endY);
        heights.add(from.bottom() + BELOW);
        heights.add(to.bottom() + BELOW);
        heights.add(from.y() - ABOVE);
        heights.add(to.y() - ABOVE);
        var between = new ArrayList<Integer>();
        for (int end : new int[] {startY, endY}) {
            for (int band = -BANDS_AROUND; band <= BANDS_AROUND; band++) {
                for (Card card : near(rows, end + band * BAND)) {
                    if (card.right() > left && card.x() < right) {
                        between.add(card.bottom() + BELOW);
                        between.add(card.y() - ABOVE);
                    }
                }
            }
        }
        between.sort(Comparator.comparingInt(y -> Math.abs(y - startY) + Math.abs(y - endY)));
        between.stream().distinct().limit(MAX_CHANNELS).forEach(heights::add);
        return heights;
    }

    /** How many cards a level line would cross, or the words above them. */
    private int blocked(int left, int right, int y) {
        int crossed = 0;
        for (Card card : near(rows, y)) {
            if (card.right() >= left && card.x() <= right && card.y() - HEADROOM < y && y < card.bottom() + 4) {
                crossed++;
            }
        }
        return crossed;
    }

    /** How many cards an upright line would cross, or the words above them. */
    private int blockedDown(int x, int oneY, int otherY) {
        int crossed = 0;
        for (Card card : near(columns, x)) {
            if (card.x() < x
                    && x < card.right()
                    && card.bottom() >= Math.min(oneY, otherY)
                    && card.y() - HEADROOM <= Math.max(oneY, otherY)) {
                crossed++;
            }
        }
        return crossed;
    }

    /** The corners as a path whose turns are rounded. */
    private static String rounded(List<int[]> corners) {
        var path = new StringBuilder("M%d %d".formatted(corners.getFirst()[0], corners.getFirst()[1]));
        for (int i = 1; i < corners.size() - 1; i++) {
            int[] before = corners.get(i - 1);
            int[] corner = corners.get(i);
            int[] after = corners.get(i + 1);
            int radius = Math.min(RADIUS, Math.min(distance(before, corner), distance(corner, after)) / 2);
            path.append("L%d %dQ%d %d %d %d"
                    .formatted(
                            towards(corner[0], before[0], radius),
                            towards(corner[1], before[1], radius),
                            corner[0],
                            corner[1],
                            towards(corner[0], after[0], radius),
                            towards(corner[1], after[1], radius)));
        }
        return path.append("L%d %d".formatted(corners.getLast()[0], corners.getLast()[1]))
                .toString();
    }

    private static int distance(int[] one, int[] other) {
        return Math.abs(one[0] - other[0]) + Math.abs(one[1] - other[1]);
    }

    private static int towards(int from, int to, int distance) {
        return from + Integer.signum(to - from) * Math.min(distance, Math.abs(to - from));
    }
}
