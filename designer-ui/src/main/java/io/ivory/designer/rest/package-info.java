/** All that the browser can do for a flow, for scripts: import, publish, number, read call records (docs/rest.md). */
@NullMarked
package io.ivory.designer.rest;

import org.jspecify.annotations.NullMarked;
