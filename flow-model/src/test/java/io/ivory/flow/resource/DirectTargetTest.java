package io.ivory.flow.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.ivory.flow.Transfer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and addresses in the place of a name. */
class DirectTargetTest {

    @ParameterizedTest
    @CsvSource({
        "+49 (30) 123-45, tel:+493012345",
        "+1.202.555.0123, tel:+12025550123",
        "tel:+49-30-123, tel:+4930123",
        "sip:anna@10.0.0.5, sip:anna@10.0.0.5",
        "sips:anna@pbx.example:5061, sips:anna@pbx.example:5061",
    })
    void aNumberOrAddressIsATelephone(String to, String uri) {
        assertThat(Transfer.isDirect(to)).isTrue();
        assertThat(DirectTarget.read(to)).contains(new Person(uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+", "+12", "+1234567890123456", "+49{area}30", "tel:110", "sip:nobody", "sip:a@b@c", "+49;ext=1"
            })
    void whatOnlyLooksLikeOneIsNone(String to) {
        assertThat(Transfer.isDirect(to)).isTrue();
        assertThat(DirectTarget.read(to)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anna", "operators", "110", "sip-phone", ""})
    void aNameIsNone(String to) {
        assertThat(Transfer.isDirect(to)).isFalse();
    }

    @Test
    void theWorkspaceIsAskedForNamesOnly() {
        assertThat(Resources.NONE.destination("+49 30 123")).contains(new Person("tel:+4930123"));
        assertThat(Resources.NONE.destination("anna")).isEmpty();
    }
}
