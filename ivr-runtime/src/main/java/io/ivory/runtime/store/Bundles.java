package io.ivory.runtime.store;

import java.util.List;

/** Carries flows with what they need into the workspace and out of it. Thread-safe. */
@SuppressWarnings("DoNotCallSuggester")
public final class Bundles {

    private final Database database;

    Bundles(Database database) {
        this.database = database;
    }

    /** What {@link #apply} would do; changes nothing. */
    public BundlePreview preview(String fileName, byte[] upload) {
        throw new UnsupportedOperationException(fileName + upload.length + database.getClass());
    }

    /**
     * Brings a bundle in, all of it or nothing: flows as drafts, resources at once.
     *
     * @param fileName what the upload was called; names the flow where the upload is a single one
     * @param upload a zipped bundle, or the JSON of one flow
     * @return the flows it held
     */
    public List<FlowId> apply(String fileName, byte[] upload, String author) {
        throw new UnsupportedOperationException(fileName + upload.length + author);
    }

    /** The draft of a flow as a {@code .ivr.json} file. */
    public String json(FlowId flow) {
        throw new UnsupportedOperationException(flow.value());
    }

    /** The draft of a flow with everything it refers to, as a {@code .ivr.zip} file. */
    public byte[] zip(FlowId flow) {
        throw new UnsupportedOperationException(flow.value());
    }
}
