/** The process: above the server and the demonstration, it hands one to the other. */
import { setFlagsFromString } from 'node:v8'
import { prepareInstance } from '#seed/prepare-instance.server.ts'
import { serve } from './http/serve.server.ts'

// On a large machine V8 lets what nobody holds grow to three times what is held before it looks (docs/decisions/0129); NODE_OPTIONS
// does not take this.
setFlagsFromString('--heap-growing-percent=60')
serve(prepareInstance)
