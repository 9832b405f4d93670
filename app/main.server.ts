/** The process: above the server and the demonstration, it hands one to the other. */
import { prepareInstance } from '#seed/prepare-instance.server.ts'
import { serve } from './http/serve.server.ts'

serve(prepareInstance)
