package io.ivory.samples.orders;

import java.time.LocalDate;

/**
 * What the shop knows of an order.
 *
 * @param number 4 to 10 digits
 * @param status in words that can be spoken after "your order is", such as {@code on its way}
 * @param due when it arrives, or has arrived
 */
record Order(String number, String status, LocalDate due) {

    /** As JSON. Neither number nor status holds a character that JSON escapes. */
    String json() {
        return "{\"number\": \"%s\", \"status\": \"%s\", \"due\": \"%s\"}".formatted(number, status, due);
    }
}
