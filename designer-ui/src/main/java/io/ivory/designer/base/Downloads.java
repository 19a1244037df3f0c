package io.ivory.designer.base;

import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.function.Supplier;

/** Files that are made at the moment somebody asks for them. */
public final class Downloads {

    private Downloads() {}

    /** A download called {@code fileName} whose bytes {@code content} makes. */
    public static DownloadHandler of(String fileName, String type, Supplier<byte[]> content) {
        return DownloadHandler.fromInputStream(event -> {
            byte[] bytes = content.get();
            return new DownloadResponse(new ByteArrayInputStream(bytes), fileName, type, bytes.length);
        });
    }
}
