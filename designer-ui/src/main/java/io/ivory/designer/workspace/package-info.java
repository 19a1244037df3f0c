/** What flows refer to by name: opening hours, tables, people, services, recordings. */
@NullMarked
package io.ivory.designer.workspace;

import org.jspecify.annotations.NullMarked;
