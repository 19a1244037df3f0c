package io.ivory.runtime.interpreter;

import io.ivory.flow.Language;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How a caller in line is told how it stands: in Russian to those who speak it, in English to all others. */
final class QueueSentence {

    private static final int SECONDS_OF_A_MINUTE = 60;

    private QueueSentence() {}

    /**
     * @param place 1 for whoever is next
     * @param wait how long it will probably take
     */
    static String of(Language language, int place, Optional<Duration> wait) {
        return isRussian(language) ? russian(place, wait) : english(place, wait);
    }

    /** The language that the words for {@code language} are in. */
    static Language spoken(Language language) {
        return isRussian(language) ? language : Language.ENGLISH;
    }

    private static boolean isRussian(Language language) {
        return language.locale().getLanguage().equals("ru");
    }

    private static String english(int place, Optional<Duration> wait) {
        String where = place <= 1 ? "You are next in line." : "You are number " + place + " in line.";
        return wait.map(time -> where + " The estimated waiting time is "
                        + switch (minutes(time)) {
                            case 0 -> "less than a minute.";
                            case 1 -> "about one minute.";
                            default -> "about " + minutes(time) + " minutes.";
                        })
                .orElse(where);
    }

    private static String russian(int place, Optional<Duration> wait) {
        String where = place <= 1 ? "Ваша очередь следующая." : "Ваш номер в очереди: " + place + ".";
        return wait.map(time -> where + " Примерное время ожидания: "
                        + switch (minutes(time)) {
                            case 0 -> "меньше минуты.";
                            case 1 -> "около минуты.";
                            default ->
                                String.format(Locale.ROOT, "около %d %s.", minutes(time), ofMinutes(minutes(time)));
                        })
                .orElse(where);
    }

    /** After "около" stands the genitive: of one minute, of all other numbers of minutes. */
    private static String ofMinutes(int minutes) {
        return minutes % 10 == 1 && minutes % 100 != 11 ? "минуты" : "минут";
    }

    /** Rounded to whole minutes; what is less than half of one is none. */
    private static int minutes(Duration time) {
        return (int) Math.min(99, Math.round(time.toSeconds() / (double) SECONDS_OF_A_MINUTE));
    }
}
