package io.ivory.runtime.sip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTextTest {

    @Test
    void controlAndInvisibleCharactersAreTakenOut() {
        assertThat(CallerText.clean("a\0b\r\nc\u001B[31m\u202Ed\u200Be\uD800 ")).isEqualTo("abc[31mde");
    }

    @Test
    void longNamesAreCutBetweenCharacters() {
        assertThat(CallerText.clean("x".repeat(63) + "\uD83D\uDE00")).isEqualTo("x".repeat(63));
        assertThat(CallerText.clean("x".repeat(10_000))).hasSize(CallerText.LONGEST);
    }

    @Test
    void namesOfAllLanguagesStay() {
        assertThat(CallerText.clean("Жанна d’Arc <b> 😀")).isEqualTo("Жанна d’Arc <b> 😀");
    }

    @Test
    void severalLinesBecomeOne() {
        assertThat(CallerText.oneLine("a\r\nb\tc")).isEqualTo("a..b.c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/dtmf-relay | Signal=5\\nDuration=160 | 5
            application/dtmf-relay | Signal= *               | *
            application/dtmf-relay | signal=11               | #
            application/dtmf-relay | Signal=d                | D
            application/dtmf       | 7                       | 7
            application/dtmf-relay | Signal=55               | none
            application/dtmf-relay | Duration=100            | none
            text/plain             | Signal=5                | none
            """)
    void keysAreReadOutOfInfo(String mediaType, String body, String key) {
        String read = DtmfRelay.key(mediaType, body.replace("\\n", "\r\n"))
                .map(String::valueOf)
                .orElse("none");

        assertThat(read).isEqualTo(key);
    }
}
