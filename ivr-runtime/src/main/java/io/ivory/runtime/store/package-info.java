/** The workspace in its database: flows and their revisions, numbers, resources, call records, people. */
@NullMarked
package io.ivory.runtime.store;

import org.jspecify.annotations.NullMarked;
