package io.ivory.designer.rest;

import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.NumberStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Numbers for scripts: which flow answers which. */
@RestController
@RequestMapping("/api/numbers")
final class NumberEndpoint {

    private final NumberStore numbers;

    NumberEndpoint(NumberStore numbers) {
        this.numbers = numbers;
    }

    /** A number; {@code live} says whether its flow is published, so that callers are answered. */
    record Listed(String number, String flow, String flowName, boolean live) {

        static Listed of(NumberStore.Assignment assignment) {
            return new Listed(assignment.number(), assignment.flow().value(), assignment.flowName(), assignment.live());
        }
    }

    /** Who is to answer. */
    record Answering(@Nullable String flow) {}

    /** A number as it is dialled, and who answers now. */
    record Assigned(String number, String flow) {}

    @GetMapping
    List<Listed> list() {
        return numbers.list().stream().map(Listed::of).toList();
    }

    @PutMapping("/{number}")
    Assigned assign(@PathVariable String number, @RequestBody Answering answering) {
        if (answering.flow() == null) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "Say which flow is to answer " + number + ": {\"flow\": \"its-id\"}.");
        }
        return new Assigned(numbers.assign(number, new FlowId(answering.flow())), answering.flow());
    }

    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String number) {
        numbers.remove(number);
    }
}
