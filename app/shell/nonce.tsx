/** The nonce of the answer under way; undefined in the browser, which hides it from scripts. */
import { createContext } from 'react'

export const NonceContext = createContext<string | undefined>(undefined)
