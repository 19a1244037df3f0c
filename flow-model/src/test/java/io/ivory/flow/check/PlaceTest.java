package io.ivory.flow.check;

import static io.ivory.flow.check.Drawn.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.resource.DataTable;
import io.ivory.flow.resource.Resources;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where findings lead. */
class PlaceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/start | InFlow[]",
                "/nodes/menu/tries | InNode[node=menu]",
                "/nodes/menu/exits/noInput | AtExit[node=menu, exit=noInput]",
                "/nodes/menu/options/1/to | AtExit[node=menu, exit=1]",
                "/nodes/menu/options/1/label | InNode[node=menu]",
                "/nodes/menu/exits | InNode[node=menu]",
                "/prompts/hello/en | InPrompt[prompt=hello, language=en]",
                "/prompts/hello | InPrompt[prompt=hello, language=null]",
                "/variables/pin | InVariable[variable=pin]",
                "/tests/a~1b~0c/steps/0 | InTest[test=a/b~c]",
            })
    void aPointerLeadsToAPlace(String pointer, String place) {
        assertThat(Place.at(pointer)).hasToString(place);
    }

    @Test
    void whatIsWrongWithATableIsAboutTheTable() {
        var resources = new Resources(
                Map.of(),
                Map.of("delivery", new DataTable(List.of("from", "to"), List.of())),
                Map.of(),
                Map.of(),
                Set.of());

        assertThat(new EmptyTable().find(Drawn.shop(), Surroundings.of(resources)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.place()).isEqualTo(new Place.InResource(Place.Kind.TABLE, "delivery"));
                    assertThat(finding.pointer()).isEqualTo("/nodes/delivery/table");
                });
        assertThat(found(new EmptyTable(), Drawn.shop())).isEmpty();
    }
}
