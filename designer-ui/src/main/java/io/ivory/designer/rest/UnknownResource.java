package io.ivory.designer.rest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for addresses of scripts that mean nothing, which would otherwise get a page for people. */
@RestController
final class UnknownResource {

    @RequestMapping({"/api", "/api/**", "/actuator", "/actuator/**"})
    ProblemDetail unknown() {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.NOT_FOUND);
        problem.setTitle("Not found");
        problem.setDetail("There is no such resource. docs/rest.md lists those that there are.");
        return problem;
    }
}
