package io.ivory.runtime.interpreter;

import static java.util.Objects.requireNonNull;

import io.ivory.flow.Exit;
import io.ivory.flow.Hours;
import io.ivory.flow.resource.OpeningHours;

/** Asks the calendar what it says of this moment. */
final class HoursExecutor implements NodeExecutor<Hours> {

    @Override
    public Step execute(Hours hours, Conversation call) {
        String name = requireNonNull(hours.hours());
        OpeningHours calendar = Missing.unless(call.resources().hours().get(name), "opening hours", name);
        return new Step.Leave(
                switch (calendar.at(call.now())) {
                    case OPEN -> Exit.OPEN;
                    case CLOSED -> Exit.CLOSED;
                    case SPECIAL -> Exit.SPECIAL;
                });
    }
}
