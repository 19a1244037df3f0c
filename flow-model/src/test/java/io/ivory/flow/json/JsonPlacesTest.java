package io.ivory.flow.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.json.JsonPlaces.Place;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where in a text a person is sent. */
class JsonPlacesTest {

    private static final String JSON = """
            {
              "a": [1, {"b/c": true}],
              "a~": {"": {}, "д": [
                null]},
              "a": 2
            }
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `` | 1:1
            /a | 2:3
            /a/0 | 2:9
            /a/1 | 2:12
            /a/1/b~1c | 2:13
            /a~0 | 3:3
            /a~0/ | 3:10
            /a~0/д | 3:18
            /a~0/д/0 | 4:5
            """)
    void aPlaceIsThatOfItsKeyAndTheFirstOneIfItStandsTwice(String pointer, String place) {
        assertThat(JsonPlaces.of(JSON, List.of(pointer)).find(pointer))
                .map(Place::toString)
                .contains(place);
    }

    @Test
    void whatIsMissingStandsWhereItWould() {
        var places = JsonPlaces.of(JSON, List.of("/a/1/missing/deep", "/nowhere"));

        assertThat(places.find("/a/1/missing/deep")).contains(new Place(2, 12));
        assertThat(places.find("/nowhere")).contains(new Place(1, 1));
    }

    @Test
    void brokenTextIsSearchedUpToItsFault() {
        var places = JsonPlaces.of("{\"a\": 1, \"b\": }", List.of("/a", "/b"));

        assertThat(places.find("/a")).contains(new Place(1, 2));
        assertThat(JsonPlaces.of("", List.of("/a")).find("/a")).isEmpty();
    }
}
