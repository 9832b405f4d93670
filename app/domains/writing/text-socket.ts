/** The connection of a page to its texts. Rules: docs/rules/writing.md §10.2. */
import { HocuspocusProviderWebsocket } from '@hocuspocus/provider'

/** Of `WebSocket`, which is not there in every process. */
const open = 1

/**
 * While there is no connection, nothing waits to be sent: the next one begins by asking what the server lacks, and sends it whole.
 * Updates kept aside would come first, each confirmed, while the provider counts one confirmation for all that was written before:
 * « Enregistré » would be said of words still on their way.
 */
export class TextSocket extends HocuspocusProviderWebsocket {
  override send(message: unknown): void {
    if (this.webSocket?.readyState === open) super.send(message)
  }
}
