package io.ivory.samples.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A dozen orders whose days are counted from today, so that the sample never grows old. */
final class OrderBook {

    private static final String FILE = "orders.csv";
    private static final String HEADER = "number,status,dueInDays";
    private static final Pattern LINE = Pattern.compile("(?<number>\\d{4,10}),(?<status>[a-z ]+),(?<days>-?\\d{1,3})");

    private final Map<String, Row> rows;

    private OrderBook(Map<String, Row> rows) {
        this.rows = rows;
    }

    private record Row(String status, int dueInDays) {}

    static OrderBook read() {
        try (InputStream file = OrderBook.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            var lines = new BufferedReader(new InputStreamReader(file, UTF_8))
                    .lines()
                    .toList();
            if (!lines.getFirst().equals(HEADER)) {
                throw new IllegalStateException(FILE + " must start with " + HEADER);
            }
            var rows = new LinkedHashMap<String, Row>();
            lines.stream().skip(1).forEach(line -> addTo(rows, line));
            return new OrderBook(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private static void addTo(Map<String, Row> rows, String line) {
        Matcher row = LINE.matcher(line);
        if (!row.matches()) {
            throw new IllegalStateException("A line of " + FILE + " is " + HEADER + ", but this one is " + line);
        }
        rows.put(row.group("number"), new Row(row.group("status"), Integer.parseInt(row.group("days"))));
    }

    Optional<Order> find(String number, LocalDate today) {
        return Optional.ofNullable(rows.get(number))
                .map(row -> new Order(number, row.status(), today.plusDays(row.dueInDays())));
    }
}
