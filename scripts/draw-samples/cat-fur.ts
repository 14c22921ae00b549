/** A ginger tabby's coat. */
export const fur = { light: '#f7cf96', base: '#e09a4a', dark: '#8c4a14', white: '#fdf3e3', line: '#4c260d' };
