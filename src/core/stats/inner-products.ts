/** Inner product of every two columns of equal length, as a symmetric matrix. */
export function innerProducts(columns: readonly Float64Array[]): readonly (readonly number[])[] {
	const products = columns.map(() => new Array<number>(columns.length).fill(0));
	columns.forEach((left, i) => {
		for (let j = i; j < columns.length; j++) {
			const product = innerProduct(left, columns[j] as Float64Array);
			(products[i] as number[])[j] = product;
			(products[j] as number[])[i] = product;
		}
	});
	return products;
}

function innerProduct(left: Float64Array, right: Float64Array): number {
	let sum = 0;
	for (let row = 0; row < left.length; row++) sum += (left[row] as number) * (right[row] as number);
	return sum;
}
