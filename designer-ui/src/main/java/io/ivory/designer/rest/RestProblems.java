package io.ivory.designer.rest;

import io.ivory.designer.base.NotAllowedException;
import io.ivory.flow.InvalidFlowException;
import io.ivory.flow.check.UnfinishedFlowException;
import io.ivory.flow.json.FlowFormatException;
import io.ivory.runtime.speech.SpeechException;
import io.ivory.runtime.store.ChangedMeanwhileException;
import io.ivory.runtime.store.InUseException;
import io.ivory.runtime.store.NotFoundException;
import io.ivory.runtime.store.RefusedException;
import io.ivory.runtime.store.TestCallFailedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Says what is wrong, where, and what to do, as problem+json (RFC 9457). Never a stack trace, never SQL. */
@RestControllerAdvice(basePackageClasses = RestProblems.class)
final class RestProblems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(RestProblems.class);

    /**
     * One thing to mend: in which file, where in it (a JSON Pointer, and line and column from 1 where they are known),
     * what is wrong and which rule says so.
     */
    record Finding(
            String file,
            String pointer,
            int line,
            int column,
            @Nullable String node,
            String message,
            String rule) {}

    @ExceptionHandler
    ProblemDetail unreadable(FlowFormatException e) {
        return listing(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "The bundle cannot be read",
                e.getMessage(),
                e.problems().stream()
                        .map(problem -> new Finding(
                                problem.file(),
                                problem.pointer(),
                                problem.line(),
                                problem.column(),
                                problem.node(),
                                problem.message(),
                                problem.rule()))
                        .toList());
    }

    @ExceptionHandler
    ProblemDetail unfinished(UnfinishedFlowException e) {
        return listing(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "The flow cannot take calls yet",
                e.getMessage(),
                e.problems().stream()
                        .map(problem -> new Finding(
                                "",
                                problem.pointer(),
                                0,
                                0,
                                problem.node() == null ? null : problem.node().value(),
                                problem.message(),
                                problem.rule()))
                        .toList());
    }

    @ExceptionHandler
    ProblemDetail unspeakable(SpeechException e) {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, "A prompt cannot be spoken", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail red(TestCallFailedException e) {
        return problem(HttpStatus.UNPROCESSABLE_CONTENT, "A test call of the flow fails", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail wrong(WrongTrunkException e) {
        return listing(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "The trunk cannot be so",
                e.getMessage(),
                e.problems().entrySet().stream()
                        .map(problem -> new Finding("", problem.getKey(), 0, 0, null, problem.getValue(), "trunk"))
                        .toList());
    }

    @ExceptionHandler({InvalidFlowException.class, RefusedException.class, BundleEndpoint.UploadBrokenException.class})
    ProblemDetail refused(RuntimeException e) {
        return problem(HttpStatus.BAD_REQUEST, "Not accepted", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail forbidden(NotAllowedException e) {
        return problem(HttpStatus.FORBIDDEN, "Not for you", e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail missing(NotFoundException e) {
        return problem(HttpStatus.NOT_FOUND, "Not found", e.getMessage());
    }

    @ExceptionHandler({ChangedMeanwhileException.class, InUseException.class})
    ProblemDetail conflict(RuntimeException e) {
        return problem(HttpStatus.CONFLICT, "In conflict with others", e.getMessage());
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ProblemDetail databaseAway(RuntimeException e) {
        log.atError().addKeyValue("reason", e.getMessage()).log("request failed: no database");
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The database does not answer",
                "Calls go on as published. Try again in a moment.");
    }

    @ExceptionHandler
    ProblemDetail fault(RuntimeException e) {
        log.atError().setCause(e).log("request failed");
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "A fault in Ivory",
                "Nothing was changed. The log says more; please report it.");
    }

    private static ProblemDetail listing(
            HttpStatus status, String title, @Nullable String detail, List<Finding> findings) {
        ProblemDetail problem = problem(status, title, detail);
        problem.setProperty("problems", findings);
        return problem;
    }

    private static ProblemDetail problem(HttpStatus status, String title, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(title);
        problem.setDetail(detail);
        return problem;
    }
}
