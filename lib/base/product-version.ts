/** The version of Lectern itself, as protocols and the API's description tell it; the same as in package.json. */
export const productVersion = '0.1.0';
