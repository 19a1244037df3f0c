package io.ivory.designer.rest;

import io.ivory.designer.base.NotAllowedException;
import io.ivory.runtime.store.BundlePreview;
import io.ivory.runtime.store.Bundles;
import io.ivory.runtime.store.FlowId;
import io.ivory.runtime.store.Role;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Brings bundles in for scripts. */
@RestController
@RequestMapping("/api/bundles")
final class BundleEndpoint {

    private final Bundles bundles;

    BundleEndpoint(Bundles bundles) {
        this.bundles = bundles;
    }

    /** What came in: the ids of the flows, and what became of each thing in the bundle. */
    record Imported(List<String> flows, List<BundlePreview.Item> items) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Imported bring(@RequestParam MultipartFile file, Authentication script) {
        String name = name(file);
        byte[] upload = content(file);
        BundlePreview preview = bundles.preview(name, upload);
        requireRole(script, preview.needs());
        List<FlowId> flows = bundles.apply(name, upload, script.getName(), preview.needs());
        return new Imported(flows.stream().map(FlowId::value).toList(), preview.items());
    }

    @PostMapping("/preview")
    BundlePreview preview(@RequestParam MultipartFile file) {
        return bundles.preview(name(file), content(file));
    }

    private static void requireRole(Authentication script, Role role) {
        boolean holds = Arrays.stream(Role.values())
                .filter(held -> held.compareTo(role) >= 0)
                .anyMatch(held -> script.getAuthorities().contains(new SimpleGrantedAuthority("ROLE_" + held.name())));
        if (!holds) {
            throw new NotAllowedException(script.getName(), role);
        }
    }

    private static String name(MultipartFile file) {
        return Objects.requireNonNullElse(file.getOriginalFilename(), "");
    }

    private static byte[] content(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UploadBrokenException(e);
        }
    }

    /** Thrown when the connection breaks in the middle of an upload. */
    static final class UploadBrokenException extends RuntimeException {

        private static final long serialVersionUID = 1;

        UploadBrokenException(IOException cause) {
            super("The upload was cut off. Send it again.", cause);
        }
    }
}
