package io.ivory.flow.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.NodeId;
import io.ivory.flow.VariableName;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreePbxTest {

    private static final String DETAILS =
            "INSERT INTO ivr_details (id, name, announcement, timeout_destination) VALUES ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ivr-2,s,1                | MENU           | 2
            app-announcement-3,s,1   | ANNOUNCEMENT   | 3
            timeconditions,1,1       | TIME_CONDITION | 1
            from-did-direct,101,1    | PERSON         | 101
            ext-local,101,1          | PERSON         | 101
            ext-local,vmu101,1       | VOICEMAIL      | 101
            ext-local,vms505,1       | VOICEMAIL      | 505
            ext-group,600,1          | RING_GROUP     | 600
            ext-queues,500,1         | QUEUE          | 500
            ext-miscdests,4,1        | OTHER_NUMBER   | 4
            play-system-recording,5,1| RECORDING      | 5
            app-blackhole,busy,1     | HANGUP         | busy
            followme-203,s,1         | PERSON         | 203
            app-daynight,0,1         | UNKNOWN        | app-daynight,0,1
            ext-group,600            | UNKNOWN        | ext-group,600
            ''                       | NOWHERE        | ''
            """)
    void destinationsAreToldApart(String source, PbxDestination.Kind kind, String id) {
        assertThat(PbxDestination.of(source)).isEqualTo(new PbxDestination(kind, id, source));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            10      | keys == "10"
            _2XX    | keys.matches("^2[0-9][0-9]$")
            _[1-3]N | keys.matches("^[1-3][2-9]$")
            _9.     | keys.matches("^9.+$")
            """)
    void patternsOfKeysBecomeExpressions(String selection, String expression) {
        assertThat(DialPattern.condition(new VariableName("keys"), selection)).isEqualTo(expression);
    }

    @Test
    void aDumpWithoutColumnsSaysHowToDumpIt() {
        assertThatThrownBy(() -> Converters.convert(
                        SourceFormat.FREEPBX, "INSERT INTO `ivr_details` VALUES (1,'Main');", "Office"))
                .isInstanceOf(ConversionException.class)
                .hasMessageStartingWith("there are no rows of ivr_details: export the tables");
    }

    @Test
    void quotesAndCommentsOfADumpAreUnderstood() {
        // given
        String dump = """
                -- it's a comment
                # and it's one
                /* INSERT INTO ivr_details VALUES (9); */
                INSERT INTO other VALUES ('INSERT INTO ivr_details VALUES (8);');
                insert into `asterisk`.`ivr_details` (`id`,`name`,`announcement`,`timeout_destination`) values
                (1, 'Anna''s \\'menu\\'; \\\\ (one)', NULL, '');
                """;

        // when
        Conversion conversion = Converters.convert(SourceFormat.FREEPBX, dump, "Office");

        // then
        FlowDefinition flow = conversion.bundle().flows().values().iterator().next();
        assertThat(flow.node(new NodeId("anna-s-menu-one")).orElseThrow().name())
                .isEqualTo("Anna's 'menu'; \\ (one)");
    }

    @Test
    void aBrokenRowIsNotedAndTheOthersAreRead() {
        // given
        String dump = DETAILS + "(1, 'Main', NULL, ''), (2, 'broken';\n" + DETAILS + "(3, 'Third', NULL, '');";

        // when
        Conversion conversion = Converters.convert(SourceFormat.FREEPBX, dump, "Office");

        // then
        assertThat(conversion.bundle().flows()).containsOnlyKeys("main", "third");
        assertThat(conversion.report().notes(ConversionNote.Kind.LEFT_OUT))
                .extracting(ConversionNote::place)
                .contains("ivr_details row 2");
    }

    @Test
    void menusThatLeadToEachOtherForEverAreOneFlow() {
        // given
        String dump = DETAILS + "(1, 'One', 1, 'ivr-2,s,1'), (2, 'Two', 1, 'ivr-1,s,1');"
                + "INSERT INTO announcement (announcement_id, description, recording_id, post_dest) VALUES"
                + " (1, 'Loop', 1, 'app-announcement-1,s,1');"
                + "INSERT INTO ivr_entries (ivr_id, selection, dest, ivr_ret) VALUES (1, '1', 'app-announcement-1,s,1', 0);";

        // when
        Conversion conversion = Converters.convert(SourceFormat.FREEPBX, dump, "Office");

        // then
        assertThat(conversion.bundle().flows()).containsOnlyKeys("one");
    }

    @Test
    void moreThanFlowsCanHoldIsRefused() {
        // given
        String many = IntStream.range(0, 1_500)
                .mapToObj(i -> "(" + i + ", 'M" + i + "', NULL, 'ivr-" + (i + 1) + ",s,1')")
                .collect(Collectors.joining(","));
        String apart = IntStream.range(0, 60)
                .mapToObj(i -> "(" + i + ", 'M" + i + "', NULL, '')")
                .collect(Collectors.joining(","));

        // then
        assertThatThrownBy(() -> Converters.convert(SourceFormat.FREEPBX, DETAILS + many + ";", "Office"))
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining("more than 1000 nodes");
        assertThatThrownBy(() -> Converters.convert(SourceFormat.FREEPBX, DETAILS + apart + ";", "Office"))
                .isInstanceOf(ConversionException.class)
                .hasMessageContaining("more than 50 places");
    }

    @Test
    void passwordsOfTheDumpAreNowhere() {
        // when
        Conversion conversion = Converters.convert(SourceFormat.FREEPBX, Sources.read("freepbx-office.sql"), "Office");

        // then
        assertThat(conversion.bundle() + conversion.report().markdown())
                .doesNotContain("s3cret")
                .doesNotContain("t0psecret")
                .doesNotContain("4711");
    }
}
