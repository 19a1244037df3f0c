package io.ivory.designer.voicemail;

import io.ivory.runtime.store.LeftRecording;
import io.ivory.runtime.voicemail.VoicemailDesk;
import java.util.Optional;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The sound of recordings for the people's door: in parts where a browser asks for parts, as a file to keep and never to
 * be shown, and never kept by anybody on the way. The door lets viewers in. An id that is none leads nowhere: file names are not made of it.
 */
@RestController
final class SoundEndpoint {

    private static final MediaType WAV = MediaType.parseMediaType("audio/wav");

    private final VoicemailDesk desk;

    SoundEndpoint(VoicemailDesk desk) {
        this.desk = desk;
    }

    static String pathOf(LeftRecording left) {
        return "voicemail/sound/" + left.id();
    }

    @GetMapping("/voicemail/sound/{id}")
    ResponseEntity<Resource> sound(@PathVariable String id) {
        Optional<LeftRecording> left = desk.find(id);
        return left.flatMap(found -> desk.sound(id))
                .<ResponseEntity<Resource>>map(file -> ResponseEntity.ok()
                        .contentType(WAV)
                        .cacheControl(CacheControl.noStore())
                        .header("X-Content-Type-Options", "nosniff")
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(desk.fileName(left.get()))
                                        .build()
                                        .toString())
                        .body(new FileSystemResource(file)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
