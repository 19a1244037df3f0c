package io.ivory.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.json.BundleFiles;
import io.ivory.flow.resource.DataTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sample must have something to offer on any day it is tried. */
class OffersTodayTest {

    private final DataTable promotions =
            Objects.requireNonNull(BundleFiles.readFolder(Path.of("src/main/resources/samples/online-store"))
                    .bundle()
                    .resources()
                    .tables()
                    .get("promotions"));

    private List<String> offersOn(String day) {
        assertThat(promotions.columns()).containsExactly("from", "to", "text");
        return promotions.rows().stream()
                .filter(row -> row.get(0).compareTo(day) <= 0)
                .filter(row -> row.get(1).isEmpty() || row.get(1).compareTo(day) >= 0)
                .map(row -> row.get(2))
                .toList();
    }

    @Test
    void thereIsAnOfferOnEachDayFromNowOn() {
        assertThat(Stream.of("2026-01-01", "2026-11-24", "2030-06-01", "2099-12-31"))
                .allSatisfy(day -> assertThat(offersOn(day)).as(day).isNotEmpty());
    }

    @Test
    void someOffersAreOver() {
        assertThat(offersOn("2026-01-15")).contains("Calendars at half price");
        assertThat(offersOn("2026-11-24")).doesNotContain("Calendars at half price");
    }

    @Test
    void theDaysAreDates() {
        assertThat(promotions.rows()).allSatisfy(row -> {
            assertThat(LocalDate.parse(row.get(0))).isNotNull();
            assertThat(row.get(1))
                    .satisfiesAnyOf(
                            to -> assertThat(to).isEmpty(),
                            to -> assertThat(LocalDate.parse(to)).isAfter(LocalDate.parse(row.get(0))));
        });
    }
}
