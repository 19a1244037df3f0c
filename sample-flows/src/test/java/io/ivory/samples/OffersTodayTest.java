package io.ivory.samples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The sample must have something to offer on any day it is tried. */
class OffersTodayTest {

    @Test
    void someOffersNeverEndAndSomeAreOver() {
        List<String[]> rows = new String(Samples.onlineStore().get("tables/promotions.csv"), UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();

        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(3));
        assertThat(rows).anySatisfy(row -> assertThat(row[1]).isEmpty());
        assertThat(rows).anySatisfy(row -> assertThat(row[1]).isEqualTo("2026-01-31"));
    }
}
