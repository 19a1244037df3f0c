package io.ivory.flow.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.FlowDefinition;
import io.ivory.flow.HangUp;
import io.ivory.flow.Language;
import io.ivory.flow.NodeHead;
import io.ivory.flow.NodeId;
import io.ivory.flow.RejectCause;
import io.ivory.flow.Transfer;
import org.junit.jupiter.api.Test;

/** What cards and scripts say of callers who are connected or turned away. */
class ConnectingWordsTest {

    private static final FlowDefinition FLOW = FlowDefinition.empty("Line", Language.ENGLISH);
    private static final Transfer RING = new Transfer(head("ring"), "anna", Transfer.DEFAULT_RING, null);
    private static final HangUp BUSY = new HangUp(head("no"), null, RejectCause.BUSY);

    private static NodeHead head(String id) {
        return NodeHead.of(new NodeId(id), id);
    }

    @Test
    void aCardTellsRingingFromHandingOver() {
        assertThat(CardFace.of(FLOW, RING)).isEqualTo("Rings “anna” for 25 s");
        assertThat(CardFace.of(FLOW, RING.withMeans(Transfer.Means.REFER))).isEqualTo("Hands over to “anna”");
        assertThat(CardFace.of(FLOW, RING.withMeans(Transfer.Means.ATTENDED)))
                .isEqualTo("Rings “anna” for 25 s, then hands over");
        assertThat(CardFace.of(FLOW, RING.withDestination("+49 30 123"))).isEqualTo("Rings “+49 30 123” for 25 s");
    }

    @Test
    void aCardSaysWhatCallersAreTurnedAwayWith() {
        assertThat(CardFace.of(FLOW, BUSY)).isEqualTo("Turns away: busy");
        assertThat(CardFace.of(FLOW, BUSY.withReject(null))).isEmpty();
    }

    @Test
    void aScriptSaysWhatBecomesOfTheCall() {
        var words = new ScriptWords(FLOW);

        assertThat(words.facts(BUSY))
                .containsExactly("Turns away: busy.", "Callers whose call is answered already are hung up on instead.");
        assertThat(words.facts(RING.withMeans(Transfer.Means.REFER)))
                .contains("The caller's own telephone system makes the connection; the call here ends with it.");
        assertThat(words.facts(RING.withMeans(Transfer.Means.ATTENDED)))
                .containsExactly(
                        "Rings “anna” for 25 s, then hands over.",
                        "Once they talk, the caller's own telephone system is asked to connect them without us; the call here"
                                + " ends when it has, and goes on otherwise.");
    }
}
