package io.ivory.designer.rest;

import io.ivory.runtime.store.NotFoundException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for addresses under {@code /api} that mean nothing, which would otherwise get a page for people. */
@RestController
final class UnknownResource {

    @RequestMapping({"/api", "/api/**"})
    void unknown() {
        throw new NotFoundException("There is no such resource. docs/rest.md lists those that there are.");
    }
}
