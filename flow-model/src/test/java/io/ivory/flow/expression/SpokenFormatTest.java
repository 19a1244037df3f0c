package io.ivory.flow.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ivory.flow.Language;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as they are said in each language. */
class SpokenFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "digits   | 12045            | 1, 2, 0, 4, 5",
                "digits   | 0042#            | 0, 0, 4, 2, hash",
                "number   | 1234             | one thousand two hundred thirty-four",
                "number   | -3               | minus three",
                "number   | 2.5              | two point five",
                "money    | 1499.90          | one thousand four hundred ninety-nine dollars and ninety cents",
                "money    | 1                | one dollar",
                "money    | 0.01             | one cent",
                "money RUB| 2                | two roubles",
                "money KZT| 2                | two Kazakhstani tenges",
                "date     | 2026-11-24       | November twenty-fourth",
                "date     | 2027-01-01       | January first, twenty twenty-seven",
                "date     | 2026-11-24T22:30:00Z | November twenty-fifth",
                "time     | 09:00            | nine A M",
                "time     | 09:30            | nine thirty A M",
                "time     | 18:05            | six oh five P M",
                "time     | 9:05             | nine oh five A M",
                "time     | 12:00            | noon",
                "time     | 00:00            | midnight",
                "time     | 00:15            | twelve fifteen A M",
                "duration | 90m              | one hour and thirty minutes",
                "duration | 1h 30m           | one hour and thirty minutes",
                "duration | 2d               | two days",
                "duration | P3D              | three days",
                "duration | PT1H1M1S         | one hour, one minute and one second",
                "phone    | +7 916 123-45-67 | plus 7, 9 1 6, 1 2 3, 4 5, 6 7",
                "phone    | 8005550100       | 8 0 0, 5 5 5, 0 1, 0 0",
                "spell    | aB-7             | A, B, dash, 7",
            })
    void englishIsSpokenInPlainWords(String format, String value, String words) {
        assertThat(said(Language.ENGLISH, format, value)).isEqualTo(words).isASCII();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "digits   | 120#             | 1, 2, 0, решётка",
                "number   | 1234             | одна тысяча двести тридцать четыре",
                "number   | 2,5              | две целых пять десятых",
                "number   | 1.5              | одна целая пять десятых",
                "number   | 21.01            | двадцать одна целая одна сотая",
                "money    | 1                | один рубль",
                "money    | 2                | два рубля",
                "money    | 5                | пять рублей",
                "money    | 11               | одиннадцать рублей",
                "money    | 1499.90          | одна тысяча четыреста девяносто девять рублей девяносто копеек",
                "money    | 121.02           | сто двадцать один рубль две копейки",
                "money USD| 22               | двадцать два доллара",
                "money JPY| 3                | три японские иены",
                "date     | 2026-11-24       | двадцать четвёртого ноября",
                "date     | 2026-03-03       | третьего марта",
                "date     | 2027-05-01       | первого мая две тысячи двадцать седьмого года",
                "time     | 09:30            | девять часов тридцать минут",
                "time     | 21:01            | двадцать один час одна минута",
                "time     | 02:02            | два часа две минуты",
                "time     | 00:00            | ноль часов",
                "duration | 1m               | одну минуту",
                "duration | 2h 5m            | два часа пять минут",
                "duration | 21d              | двадцать один день",
                "duration | 3d               | три дня",
                "duration | 11h              | одиннадцать часов",
                "phone    | +79161234567     | плюс 7, 9 1 6, 1 2 3, 4 5, 6 7",
                "spell    | аБ-7             | А, Б, дефис, 7",
            })
    void russianWordsAgreeInNumberGenderAndCase(String format, String value, String words) {
        assertThat(said(Given.RUSSIAN, format, value)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "count(\"order\", \"orders\")   | 0       | zero orders",
                "count(\"order\", \"orders\")   | 1       | one order",
                "count(\"order\", \"orders\")   | 2       | two orders",
                "count('order','orders')       | 21      | twenty-one orders",
                "count(\"order\", \"orders\")   | 1.5     | one point five orders",
                "count(\"order\", \"orders\")   | -1      | minus one order",
                "count(\"order\", \"orders\")   | 1000    | one thousand orders",
                "plural(\"order\", \"orders\")  | 1       | order",
                "plural(\"order\", \"orders\")  | 3       | orders",
                "ordinal                       | 1       | first",
                "ordinal                       | 22      | twenty-second",
                "ordinal                       | 100     | one hundredth",
                "money                         | 1.05    | one dollar and five cents",
                "money EUR                     | 2       | two euros",
                "money EUR                     | 0.99    | ninety-nine cents",
                "money GBP                     | 1.01    | one pound and one penny",
                "money                         | -20     | minus twenty dollars",
            })
    void englishNounsFollowTheirNumbers(String format, String value, String words) {
        assertThat(said(Language.ENGLISH, format, value)).isEqualTo(words).isASCII();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "count(\"заказ\", \"заказа\", \"заказов\")        | 0    | ноль заказов",
                "count(\"заказ\", \"заказа\", \"заказов\")        | 1    | один заказ",
                "count(\"заказ\", \"заказа\", \"заказов\")        | 2    | два заказа",
                "count(\"заказ\", \"заказа\", \"заказов\")        | 4    | четыре заказа",
                "count(\"заказ\", \"заказа\", \"заказов\")        | 5    | пять заказов",
                "count(\"заказ\", \"заказа\", \"заказов\")        | 11   | одиннадцать заказов",
                "count(\"заказ\", \"заказа\", \"заказов\")        | 12   | двенадцать заказов",
                "count(\"заказ\", \"заказа\", \"заказов\")        | 14   | четырнадцать заказов",
                "count(\"заказ\", \"заказа\", \"заказов\")        | 21   | двадцать один заказ",
                "count(\"заказ\", \"заказа\", \"заказов\")        | 22   | двадцать два заказа",
                "count(\"заказ\", \"заказа\", \"заказов\")        | 111  | сто одиннадцать заказов",
                "count(\"заказ\", \"заказа\", \"заказов\")        | 121  | сто двадцать один заказ",
                "count(\"заказ\", \"заказа\", \"заказов\")        | 1001 | одна тысяча один заказ",
                "count(\"заказ\", \"заказа\", \"заказов\")        | 2000 | две тысячи заказов",
                "count(\"заказ\", \"заказа\", \"заказов\")        | 1.5  | одна целая пять десятых заказа",
                "count(\"посылка\", \"посылки\", \"посылок\")     | 1    | одна посылка",
                "count(\"посылка\", \"посылки\", \"посылок\")     | 2    | две посылки",
                "count(\"посылка\", \"посылки\", \"посылок\")     | 5    | пять посылок",
                "count(\"посылка\", \"посылки\", \"посылок\")     | 21   | двадцать одна посылка",
                "count(\"посылка\", \"посылки\", \"посылок\")     | 1000 | одна тысяча посылок",
                "count(\"посылку\", \"посылки\", \"посылок\")     | 1    | одну посылку",
                "count(\"посылку\", \"посылки\", \"посылок\")     | 21   | двадцать одну посылку",
                "count(\"письмо\", \"письма\", \"писем\")         | 1    | одно письмо",
                "count(\"письмо\", \"письма\", \"писем\")         | 2    | два письма",
                "count(\"дверь\", \"двери\", \"дверей\", feminine) | 2   | две двери",
                "count(\"минута\", \"минуты\", \"минут\")         | 1    | одна минута",
                "count(\"рубль\", \"рубля\", \"рублей\")          | 101  | сто один рубль",
                "plural(\"заказ\", \"заказа\", \"заказов\")       | 3    | заказа",
                "plural(\"заказ\", \"заказа\", \"заказов\")       | 13   | заказов",
                "ordinal                                      | 1    | первый",
                "ordinal                                      | 3    | третий",
                "ordinal                                      | 4    | четвёртый",
                "ordinal feminine                             | 2    | вторая",
                "ordinal neuter                               | 21   | двадцать первое",
                "money                                        | 1.50 | один рубль пятьдесят копеек",
                "money                                        | 0.02 | две копейки",
                "money USD                                    | 1.05 | один доллар пять центов",
                "money EUR                                    | 21   | двадцать один евро",
                "money                                        | 1000000 | один миллион рублей",
                "date                                         | 2026-11-04 | четвёртого ноября",
                "date                                         | 2000-01-31 | тридцать первого января двухтысячного года",
                "date                                         | 2030-02-28 | двадцать восьмого февраля две тысячи тридцатого года",
                "time                                         | 01:01 | один час одна минута",
                "time                                         | 22:22 | двадцать два часа двадцать две минуты",
                "time                                         | 11:11 | одиннадцать часов одиннадцать минут",
                "duration                                     | 1h 1m | один час одну минуту",
                "duration                                     | 22m  | двадцать две минуты",
                "duration                                     | 45s  | сорок пять секунд",
            })
    void russianNounsFollowTheirNumbersInFormGenderAndCase(String format, String value, String words) {
        assertThat(said(Given.RUSSIAN, format, value)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "en | count(\"order\") | 2 forms after numbers (one, other), but \"count\" has 1",
                "ru | count(\"заказ\", \"заказов\") | 3 forms after numbers (one, few, many)",
                "ru | plural(\"заказ\", \"заказа\", \"заказов\", \"ещё\") | write plural(\"заказ\", \"заказа\", \"заказов\")",
                "pl | count(\"a\", \"b\") | 3 forms",
                "ja | count(\"a\", \"b\") | 1 forms",
            })
    void aNounHasTheFormsOfItsLanguage(String language, String format, String complaint) {
        PromptTemplate prompt = Given.EXPRESSIONS.prompt("{note | " + format + "}");

        assertThatThrownBy(() -> prompt.requireSpeakable(new Language(language)))
                .isInstanceOf(BadExpressionException.class)
                .hasMessageContaining(complaint)
                .hasMessageContaining("at character 8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "count          | needs the forms of a noun",
                "count()        | needs the forms of a noun",
                "count(\"a\",)   | words in quotes with commas",
                "count(\"a\" \"b\") | words in quotes with commas",
                "count(feminine) | needs the forms of a noun",
                "ordinal common | masculine, feminine or neuter",
                "money euros    | three capital letters",
                "digits two     | takes no option",
                "cuont(\"a\")    | did you mean \"count\"",
            })
    void optionsThatAFormatDoesNotTakeAreRefused(String format, String complaint) {
        assertThatThrownBy(() -> Given.EXPRESSIONS.prompt("{note | " + format + "}"))
                .isInstanceOf(BadExpressionException.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "money    | 2.50       | 2,50 Euro",
                "date     | 2026-11-24 | 24. November",
                "time     | 09:30      | 09:30",
                "duration | 2h         | 2 Stunden",
                "digits   | 120        | 1, 2, 0",
            })
    void otherLanguagesAreSpokenAsIcuKnowsThem(String format, String value, String words) {
        assertThat(said(new Language("de"), format, value)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "digits   | abc",
                "number   | many",
                "money    | much",
                "number   | 1,234",
                "date     | tomorrow",
                "time     | 25:00",
                "duration | 90",
                "duration | soon",
                "phone    | Anna",
                "spell    | ''",
                "hours    | nowhere",
            })
    void aValueThatDoesNotFitItsFormatIsNamedAndNotSaid(String format, String value) {
        assertThatThrownBy(() -> said(Language.ENGLISH, format, value))
                .isInstanceOf(EvaluationException.class)
                .hasMessageStartingWith("{note | " + format + "}: the value is not ");
    }

    private static String said(Language language, String format, String value) {
        return Given.said(language, "{note | " + format + "}", Map.of("note", value));
    }
}
