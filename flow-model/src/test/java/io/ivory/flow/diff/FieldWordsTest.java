package io.ivory.flow.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.AskRules;
import io.ivory.flow.FlowNode;
import io.ivory.flow.Notification;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FieldWordsTest {

    @Test
    void thereAreWordsForEveryFieldOfEveryNodeType() {
        Stream<Class<?>> records = Stream.of(
                        Stream.of(FlowNode.class.getPermittedSubclasses()),
                        Stream.of(Notification.class.getPermittedSubclasses()),
                        Stream.<Class<?>>of(AskRules.class))
                .flatMap(type -> type);

        assertThat(records.flatMap(type -> Stream.of(type.getRecordComponents()))
                        .map(RecordComponent::getName)
                        .filter(name -> !name.equals("head") && !name.equals("ask")))
                .allMatch(FieldWords::exist);
    }

    @Test
    void whatCameWentOrChangedIsSaidInAPlainSentence() {
        var words = FieldWords.of("ringFor");

        assertThat(words.sentence(null, "25 s")).isEqualTo("rings for 25 s");
        assertThat(words.sentence("25 s", "40 s")).isEqualTo("rings for 40 s instead of 25 s");
        assertThat(words.sentence("25 s", null)).isEqualTo("no ringing time any more (it was 25 s)");
        assertThat(FieldWords.of("newField").sentence(null, "x")).isEqualTo("new field x");
    }
}
