package io.ivory.samples;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.Layout;
import io.ivory.flow.export.SvgPicture;
import io.ivory.flow.json.BundleFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures of the samples can be read: no way runs through words, and it is plain where calls come in. */
class SamplePicturesTest {

    private static final Path SOURCES = Path.of("src/main/resources/samples");

    private static final Pattern TYPE =
            Pattern.compile("<text x=\"(-?\\d+)\" y=\"(-?\\d+)\" font-size=\"10\"[^>]*>([^<]*)<");
    private static final Pattern WAY = Pattern.compile("<path d=\"([^\"]*)\"[^>]*marker-end");
    private static final Pattern STROKE = Pattern.compile("([MLHQ])([^MLHQ]*)");
    private static final Pattern START = Pattern.compile("<text x=\"\\d+\" y=\"(-?\\d+)\"[^>]*>A call comes in<");

    /** A box of words, or a line from one corner to the other. */
    private record Box(int left, int top, int right, int bottom, String words) {

        boolean meets(Box other) {
            return left <= other.right && other.left <= right && top <= other.bottom && other.top <= bottom;
        }
    }

    static Stream<FlowDefinition> pictured() {
        return Stream.of("online-store", "front-door")
                .flatMap(sample -> BundleFiles.readFolder(SOURCES.resolve(sample)).bundle().flows().values().stream())
                .flatMap(flow -> Stream.of(flow, flow.withLayout(Layout.EMPTY)));
    }

    @ParameterizedTest
    @MethodSource("pictured")
    void noWayStrikesThroughTheNameOfAType(FlowDefinition flow) {
        String picture = SvgPicture.of(flow);
        List<Box> names =
                TYPE.matcher(picture).results().map(SamplePicturesTest::name).toList();

        List<Box> struck = WAY.matcher(picture)
                .results()
                .flatMap(way -> lines(way.group(1)).stream())
                .flatMap(line -> names.stream().filter(line::meets))
                .toList();

        assertThat(names).hasSize(flow.nodes().size());
        assertThat(struck).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pictured")
    void whereNobodyPlacedTheCardsCallsComeInAtTheTop(FlowDefinition flow) {
        String picture = SvgPicture.of(flow.withLayout(Layout.EMPTY));

        int start = START.matcher(picture)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();

        assertThat(TYPE.matcher(picture).results().map(SamplePicturesTest::name))
                .allSatisfy(name -> assertThat(name.bottom()).isGreaterThanOrEqualTo(start));
    }

    private static Box name(MatchResult found) {
        int x = Integer.parseInt(found.group(1));
        int baseline = Integer.parseInt(found.group(2));
        String words = requireNonNull(found.group(3));
        return new Box(x, baseline - 8, x + 5 * words.length(), baseline + 2, words);
    }

    /** The straight parts of a way; its turns are small. */
    private static List<Box> lines(String way) {
        var lines = new ArrayList<Box>();
        int x = 0;
        int y = 0;
        for (MatchResult stroke : STROKE.matcher(way).results().toList()) {
            int[] numbers = Stream.of(requireNonNull(stroke.group(2)).strip().split("[ ,]"))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            int toX = numbers[stroke.group(1).equals("Q") ? 2 : 0];
            int toY = switch (stroke.group(1)) {
                case "H" -> y;
                case "Q" -> numbers[3];
                default -> numbers[1];
            };
            if (stroke.group(1).equals("L") || stroke.group(1).equals("H")) {
                lines.add(new Box(Math.min(x, toX), Math.min(y, toY), Math.max(x, toX), Math.max(y, toY), way));
            }
            x = toX;
            y = toY;
        }
        return lines;
    }
}
