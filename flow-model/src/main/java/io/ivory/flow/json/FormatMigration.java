package io.ivory.flow.json;

import java.util.Map;

/**
 * One step from a version of the format to the next, on the tree of a file.
 *
 * <p>A pure function: it leaves what it is given as it was, and answers with a new tree. Files come from strangers, so a
 * value of the wrong kind is passed on as it is for the reader to complain of. A step that was shipped is never edited.
 */
interface FormatMigration {

    /** The version it reads, such as {@code 0.9}. */
    String from();

    /** The version it makes. */
    String to();

    /** The tree of a whole file in the version it makes, all but the {@code ivory} key. */
    Map<String, Object> migrate(Map<String, Object> flow);
}
