package io.ivory.runtime.dtmf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row is what arrives: {@code event@timestamp/duration}, with {@code E} where the end bit is set. */
class TelephoneEventReceiverTest {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource({
        "one press,                5@800/160 5@800/320 5@800/480E 5@800/480E 5@800/480E,                         5",
        "start lost,               5@800/320 5@800/480E 5@800/480E,                                              5",
        "only the end,             5@800/480E,                                                                   5",
        "only the ends,            5@800/480E 5@800/480E 5@800/480E,                                             5",
        "end lost,                 5@800/160 5@800/320 6@2400/160 6@2400/320E,                                   56",
        "same key twice,           1@800/160 1@800/800E 1@2400/160 1@2400/800E,                                  11",
        "timestamps in ms,         1@0/160 1@0/1600E 1@400/160 1@400/1600E 2@800/160,                            112",
        "end overtaken,            1@800/160 2@2400/160 1@800/480E 1@800/480E 2@2400/320E,                       12",
        "packets shuffled,         5@800/480E 5@800/160 5@800/320 5@800/480E,                                    5",
        "all keys,                 0@1/1 1@2/1 2@3/1 3@4/1 4@5/1 5@6/1 6@7/1 7@8/1 8@9/1 9@10/1 10@11/1 11@12/1, 0123456789*#",
        "keys no caller has,       12@800/160 15@1600/160 16@2400/160 255@3200/160 7@4000/160,                   7",
        "held over eight seconds,  9@800/65535 9@66335/160 9@66335/320E,                                         9",
        "twice at that distance,   9@800/320E 9@66335/160 9@66335/320E,                                          99",
        "a duration of 65535,      3@800/65535E 4@1600/65535E,                                                   34",
        "timestamps that wrap,     8@-160/160 8@-160/320E 8@1440/160 8@1440/320E,                                88",
        "two keys at one time,     1@800/160E 2@800/160E,                                                        12"
    })
    void hearsOneKeyAPress(String what, String packets, String keys) {
        var receiver = new TelephoneEventReceiver();
        var heard = new StringBuilder();

        for (String packet : packets.split(" ", -1)) {
            String[] fields = packet.split("[@/E]", -1);
            var event = new TelephoneEvent(
                    Integer.parseInt(fields[0]), packet.endsWith("E"), 10, Integer.parseInt(fields[2]));
            receiver.on(event, Integer.parseInt(fields[1])).ifPresent(digit -> heard.append(digit.symbol()));
        }

        assertThat(heard).as(what).hasToString(keys);
    }

    @Test
    void anotherSourceMayUseTheSameTimestamps() {
        var receiver = new TelephoneEventReceiver();
        var press = new TelephoneEvent(5, false, 10, 160);
        receiver.on(press, 800);

        receiver.reset();

        assertThat(receiver.on(press, 800)).isPresent();
    }
}
